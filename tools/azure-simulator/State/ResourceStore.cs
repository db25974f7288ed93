using AzureSimulator.Ids;

namespace AzureSimulator.State;

/// <summary>All resources that exist, found by id without letter case.</summary>
public sealed class ResourceStore
{
    private readonly Dictionary<string, Resource> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Resource>> _byType = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>In the order of creation.</summary>
    public IEnumerable<Resource> All => _byId.Values;

    public Resource? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <param name="type">As in Microsoft.Authorization/locks.</param>
    public IReadOnlyList<Resource> OfType(string type) => _byType.GetValueOrDefault(type) ?? [];

    /// <summary>Children and extensions at every depth.</summary>
    public IEnumerable<Resource> Below(string id) => _byId.Values.Where(each => ArmPath.IsBelow(each.Id, id));

    public void Add(Resource resource)
    {
        _byId.Add(resource.Id, resource);
        (_byType.GetValueOrDefault(resource.Type) ?? (_byType[resource.Type] = [])).Add(resource);
    }

    public void Remove(Resource resource)
    {
        _byId.Remove(resource.Id);
        _byType[resource.Type].Remove(resource);
    }
}
