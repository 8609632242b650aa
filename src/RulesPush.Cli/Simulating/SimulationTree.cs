using Spectre.Console;

namespace RulesPush.Cli.Simulating;

/// <summary>Draws a simulation: a tree for each machine, with a branch for each site that it came to. The numbers tell the order across sites.</summary>
internal static class SimulationTree
{
    private const string Outside = "from outside";

    public static void Write(IAnsiConsole console, Simulation simulation, Scenario scenario)
    {
        console.WriteLine($"Scenario {scenario.Title}");
        console.WriteLine($"It starts at {scenario.Start:u}; times count from there.");
        foreach (var story in SimulationStory.Tell(simulation, scenario.Start))
        {
            console.WriteLine();
            console.Write(Draw(simulation, story));
            foreach (var line in Verdict.Of(simulation, story.Machine))
                console.WriteLine(VisibleText.Of(line));
        }
    }

    private static Tree Draw(Simulation simulation, MachineStory story)
    {
        var tree = new Tree(Markup.Escape(VisibleText.Of(story.Machine)));
        foreach (var site in simulation.Rules.Hierarchy.Sites.Where(site => story.Steps.Any(s => s.Site == site.Code)))
        {
            var branch = tree.AddNode(Markup.Escape(Describe(site, simulation)));
            foreach (var step in story.Steps.Where(s => s.Site == site.Code))
                branch.AddNode(Markup.Escape(Line(step)));
        }

        if (story.Steps.Any(static s => s.Site is null))
        {
            var outside = tree.AddNode(Outside);
            foreach (var step in story.Steps.Where(static s => s.Site is null))
                outside.AddNode(Markup.Escape(Line(step)));
        }

        return tree;
    }

    private static string Describe(HierarchySite site, Simulation simulation) =>
        $"{site} {(site.IsSecondary ? $"secondary site of {site.Parent}" : site.Parent is null ? "primary site" : $"primary site below {site.Parent}")}"
        + $", discovery {(simulation.Discovering.Contains(site.Code) ? "on" : "off")}, client push {(site.Definition.ClientPush is null ? "off" : "on")}";

    private static string Line(StoryStep step) => $"{step.Number,3}  +{SimulationStory.Span(step.At)}  {VisibleText.Of(step.Text)}";
}
