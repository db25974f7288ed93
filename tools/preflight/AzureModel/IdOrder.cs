namespace Preflight.AzureModel;

/// <summary>Resources by id, so that those below one are found without a look at all the others.</summary>
internal sealed class IdOrder
{
    private readonly (string Id, int Place)[] _ids;
    private readonly IReadOnlyList<AzureResource> _resources;

    public IdOrder(IReadOnlyList<AzureResource> resources)
    {
        _resources = resources;
        _ids = [.. resources.Select((resource, place) => (resource.Id, place))];
        Array.Sort(_ids, (one, other) => string.Compare(one.Id, other.Id, StringComparison.OrdinalIgnoreCase));
    }

    /// <returns>In the order of the plan; none for an empty id.</returns>
    public IEnumerable<AzureResource> Below(string id)
    {
        if (id.Length == 0)
        {
            return [];
        }

        var prefix = $"{id}/";
        var (low, high) = (0, _ids.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) =
                string.Compare(_ids[middle].Id, prefix, StringComparison.OrdinalIgnoreCase) < 0 ? (middle + 1, high) : (low, middle);
        }

        return _ids.Skip(low)
            .TakeWhile(each => each.Id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(each => each.Place)
            .Order()
            .Select(place => _resources[place]);
    }
}
