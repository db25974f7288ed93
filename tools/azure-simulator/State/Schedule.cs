using System.Text.Json.Nodes;

namespace AzureSimulator.State;

/// <summary>The changes that are due, in the order of their times.</summary>
public sealed class Schedule
{
    private static readonly IComparer<DueChange> ByTime = Comparer<DueChange>.Create(
        (one, other) => (one.Time, one.Order).CompareTo((other.Time, other.Order))
    );

    private readonly SortedSet<DueChange> _changes = new(ByTime);
    private long _count;

    public IEnumerable<DueChange> Changes => _changes;

    public DueChange? Next => _changes.Min;

    public void Add(DateTimeOffset time, string owner, string kind, JsonObject data) =>
        _changes.Add(new DueChange(time, _count++, owner, kind, data));

    public void Remove(DueChange change) => _changes.Remove(change);
}
