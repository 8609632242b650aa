namespace RulesPush.Sites;

/// <summary>Port: whether a management point answers. Asked of proxy management points only, and never in a dry run.</summary>
public interface IManagementPointProbe
{
    /// <summary>Whether it answers in time. It does not throw for one that does not.</summary>
    Task<bool> AnswersAsync(string managementPoint, CancellationToken cancellationToken);
}
