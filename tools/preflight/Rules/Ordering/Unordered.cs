using Preflight.AzureModel;

namespace Preflight.Rules;

internal static class Unordered
{
    /// <summary>
    /// Each resource that can change at the same time as an earlier one of the list, with the first such. One pair for each resource, so
    /// that a list without any order does not give a finding for each two of it.
    /// </summary>
    public static IEnumerable<(AzureResource Late, AzureResource Other)> In(IReadOnlyList<AzureResource> all, AzurePlan plan)
    {
        for (var i = 1; i < all.Count; i++)
        {
            var late = all[i];
            if (all.Take(i).FirstOrDefault(each => !plan.Waits(late, each) && !plan.Waits(each, late)) is { } other)
            {
                yield return (late, other);
            }
        }
    }

    /// <summary>By the id of the parent, planned or not.</summary>
    public static IEnumerable<IGrouping<string, AzureResource>> ByParent(IEnumerable<AzureResource> resources) =>
        resources.GroupBy(each => Above(each.Id));

    private static string Above(string id)
    {
        var name = id.LastIndexOf('/');
        var type = name > 0 ? id.LastIndexOf('/', name - 1) : -1;
        return (type > 0 ? id[..type] : id).ToLowerInvariant();
    }
}
