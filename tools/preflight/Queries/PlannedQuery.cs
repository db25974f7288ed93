using Preflight.AzureModel;

namespace Preflight.Queries;

/// <summary>A query in an input of a planned resource.</summary>
/// <param name="Path">Of the input.</param>
/// <param name="Workspace">Whose tables it reads: the workspace of the plan; null if it is not of the plan.</param>
internal sealed record PlannedQuery(AzureResource Resource, string Path, QueryResult Result, AzureResource? Workspace)
{
    /// <summary>True in a page for users, where a fault shows at once.</summary>
    public bool IsTile => Resource.Token.EndsWith(":Workbook", StringComparison.Ordinal);
}
