using System.Text;

namespace RulesPush.Cli.Drawing;

/// <summary>Draws rules as a Mermaid flow chart, which GitHub, GitLab and wikis show where it stands in a page.</summary>
internal static class MermaidDrawing
{
    public static string Draw(RuleGraph graph)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var root in graph.Roots)
            Write(text, root, parent: null);
        for (var i = 0; i < graph.Criteria.Count; i++)
            text.Append($"  c{i}[\"{Lines([$"<b>{Escape(graph.Criteria[i].Name)}</b>", .. OfCriteria(graph.Criteria[i])])}\"]:::criteria\n");
        foreach (var root in graph.Roots)
            WriteUses(text, root);
        // Push off is the exception that an administrator looks for.
        text.Append("  classDef on fill:#e3f4e4,stroke:#207227,color:#1f2933\n");
        text.Append("  classDef off fill:#eef1f4,stroke:#829ab1,color:#1f2933\n");
        text.Append("  classDef criteria fill:#fff8e6,stroke:#b45309,color:#1f2933,text-align:left\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, SiteNode site, string? parent)
    {
        var id = $"s{site.Site.Code}";
        string[] push = [site.PushesAll ? "pushes every machine" : site.IsPushOn ? "push on" : "push off"];
        var lines = Lines([$"<b>{Escape(site.Site.Code)}</b> {Escape(site.Name)}", .. site.Facts.Concat(push).Select(Escape)]);
        text.Append($"  {id}[\"{lines}\"]:::{(site.IsPushOn ? "on" : "off")}\n");
        if (parent is not null)
            text.Append($"  {parent} --- {id}\n");
        foreach (var child in site.Children)
            Write(text, child, id);
    }

    private static void WriteUses(StringBuilder text, SiteNode site)
    {
        foreach (var criteria in site.Criteria)
            text.Append($"  s{site.Site.Code} -. pushes .-> c{criteria}\n");
        foreach (var child in site.Children)
            WriteUses(text, child);
    }

    private static IEnumerable<string> OfCriteria(CriteriaNode criteria) => criteria.Conditions.Count == 0
        ? ["every machine"]
        : criteria.Conditions.Select(static c => Escape(c.Reason is { } reason ? $"{c.Text} ({reason})" : c.Text));

    private static string Lines(IEnumerable<string> lines) => string.Join("<br/>", lines);

    /// <summary>A text in a quoted label: Mermaid has entities of its own for what would end it, or be read as HTML.</summary>
    private static string Escape(string text) => string.Concat(text.Select(static c => c switch
    {
        '"' => "#quot;",
        '#' => "#35;",
        '<' => "#lt;",
        '>' => "#gt;",
        '&' => "#amp;",
        // Two of these would be formatting of Markdown.
        '*' or '_' or '`' => $"#{(int)c};",
        _ => $"{c}",
    }));
}
