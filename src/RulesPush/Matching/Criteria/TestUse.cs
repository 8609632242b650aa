using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>A condition of a criterion, as the column of its property sees it.</summary>
/// <param name="Bit">The criterion, by its place in the table.</param>
/// <param name="Test">What is tested.</param>
/// <param name="Group">Which of the criterion's Requires on the property this is, from 0; <see cref="Exclude"/> for any of its excludes.</param>
internal readonly record struct TestUse(int Bit, ConditionTest Test, int Group)
{
    public const int Exclude = -1;

    public bool IsExclude => Group == Exclude;
}
