using System.CommandLine;
using RulesPush.Model;

namespace RulesPush.Cli.Commands;

/// <summary>The day by which a command looks at rules.</summary>
internal sealed class TodayOption : Option<UtcDay?>
{
    public TodayOption(string description)
        : base("--today")
    {
        HelpName = "date";
        Description = description;
        CustomParser = static result =>
        {
            if (UtcDay.TryParse(result.Tokens[0].Value, out var day))
                return day;
            result.AddError($"--today {VisibleText.Quoted(result.Tokens[0].Value)} is not a day such as 2027-03-31");
            return null;
        };
    }
}
