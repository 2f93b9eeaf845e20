package contrastive.dynamics;
