namespace Rehearsal.Life;

/// <summary>A change of the stack's configuration that a rehearsal makes.</summary>
/// <param name="Set">Full key → value, structured values as JSON. The value ${zip} is a new zip file.</param>
/// <param name="Unset">Full keys.</param>
/// <param name="Stacks">The stacks that the change is for; empty for all.</param>
public sealed record Change(string Name, IReadOnlyDictionary<string, string> Set, IReadOnlyList<string> Unset, IReadOnlyList<string> Stacks)
{
    /// <summary>Stands for the path of a new zip file.</summary>
    public const string Zip = "${zip}";

    /// <summary>A change that is made before in an update of its own; null if none is needed.</summary>
    public Change? After { get; init; }

    public bool IsFor(string stack) => Stacks.Count == 0 || Stacks.Contains(stack);

    /// <param name="defaults">What a key has that the stack does not set.</param>
    public IReadOnlyDictionary<string, string> Apply(
        IReadOnlyDictionary<string, string> config,
        IReadOnlyDictionary<string, string> defaults,
        string zip
    )
    {
        var before = After?.Apply(config, defaults, zip) ?? config;
        var changed = new SortedDictionary<string, string>(before.ToDictionary(), StringComparer.Ordinal);
        foreach (var key in Unset)
        {
            changed.Remove(key);
            if (defaults.TryGetValue(key, out var standard))
            {
                changed[key] = standard;
            }
        }

        foreach (var (key, value) in Set)
        {
            changed[key] = value.Replace(Zip, zip, StringComparison.Ordinal);
        }

        return changed;
    }
}
