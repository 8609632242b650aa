global using RulesPush.Discovery;
global using RulesPush.Sites;
