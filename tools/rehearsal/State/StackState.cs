namespace Rehearsal.State;

/// <summary>What Pulumi knows of a stack. It is written after every step, so that a killed update leaves it as it is.</summary>
public sealed class StackState
{
    private readonly SortedDictionary<string, ResourceState> _resources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PendingOperation> _pending = new(StringComparer.Ordinal);
    private readonly List<ResourceState> _replaced = [];

    public IReadOnlyCollection<ResourceState> Resources => _resources.Values;

    /// <summary>Resources whose replacements exist. They are deleted at the end of an update.</summary>
    public IReadOnlyList<ResourceState> Replaced => _replaced;

    /// <summary>Operations that were begun and of which no end is known.</summary>
    public IReadOnlyCollection<PendingOperation> Pending => _pending.Values;

    /// <returns>The same, with bodies of its own, so that another thread may use it.</returns>
    public StackState Copy()
    {
        var copy = new StackState();
        foreach (var resource in Resources)
        {
            copy.Put(Copy(resource));
        }

        copy._replaced.AddRange(_replaced.Select(Copy));
        foreach (var pending in Pending)
        {
            copy.Begin(pending with { Resource = Copy(pending.Resource) });
        }

        return copy;
    }

    public ResourceState? Find(string urn) => _resources.GetValueOrDefault(urn);

    public void Put(ResourceState resource) => _resources[resource.Urn] = resource;

    public void Remove(string urn) => _resources.Remove(urn);

    /// <summary>Keeps a resource until the end of the update, while another one takes its URN.</summary>
    public void Replace(ResourceState resource) => _replaced.Add(resource);

    /// <summary>Removes a deleted resource: a replaced one, or the one that has its URN.</summary>
    public void Forget(ResourceState resource)
    {
        if (!_replaced.Remove(resource))
        {
            Remove(resource.Urn);
        }
    }

    public void Begin(PendingOperation operation) => _pending[operation.Resource.Urn] = operation;

    public void End(string urn) => _pending.Remove(urn);

    private static ResourceState Copy(ResourceState resource) =>
        resource with
        {
            Body = resource.Body.DeepClone().AsObject(),
            Answer = resource.Answer.DeepClone().AsObject(),
        };
}
