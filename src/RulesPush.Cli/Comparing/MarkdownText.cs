using System.Globalization;
using System.Text;

namespace RulesPush.Cli.Comparing;

/// <summary>Text from anywhere as code within a line or a cell of Markdown: nothing in it is markup, a mention or a link.</summary>
internal static class MarkdownText
{
    /// <summary>The text as code, cut where it is longer than <paramref name="most"/>.</summary>
    public static string Code(string text, int most = 300)
    {
        // Within back quotes a pipe would end the cell, and a back quote the code. References mean nothing but themselves.
        var code = new StringBuilder("<code>");
        foreach (var c in VisibleText.Cut(VisibleText.Of(text), most))
        {
            if (c > '~' || char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '.' or ',' or '=' or ';' or '(' or ')' or '"')
                code.Append(c);
            else
                code.Append("&#").Append(((int)c).ToString(CultureInfo.InvariantCulture)).Append(';');
        }

        return code.Append("</code>").ToString();
    }
}
