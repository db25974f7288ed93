using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map with text keys whose values are inputs of their own, written as a collection or index initializer.</summary>
public sealed partial class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>,
        IEnumerable,
        IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private static readonly ImmutableDictionary<string, IInput?> Empty = ImmutableDictionary<string, IInput?>.Empty;
    private static readonly Task<OutputData> NoEntries = OutputData.KnownTask(Empty);

    // An output of ImmutableDictionary<string, IInput?>; null stands for a null dictionary.
    private Task<OutputData> _entries;
    private Task<OutputData>? _flat;

    public InputMap()
        : this(NoEntries) { }

    private InputMap(Task<OutputData> entries)
        : base(entries) => _entries = entries;

    private protected override Task<OutputData> DataTask => _flat ??= OutputTasks.Then(_entries, Flatten).Tracked();

    private protected override Task<OutputData> WireTask => _entries;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Both maps in one; where both have a key, the second wins.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Joined(first._entries, second._entries, (a, b) => a.SetItems(b)));

    /// <summary>A key may be added again with an equal value; a different one fails the deployment when both values are known.</summary>
    public void Add(string key, Input<TValue> value) =>
        Change(OutputTasks.Map(_entries, data => data.WithValue(With(Entries(data), key, value))));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values) => Change(Joined(_entries, values._entries, (a, b) => a.AddRange(b)));

    /// <summary>Not supported: the entries may not be known yet.</summary>
    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead."
        );

    /// <summary>The resolved entries; none while the map is unknown.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await DataTask.ConfigureAwait(false);
        if (!data.IsKnown)
            yield break;
        foreach (var entry in data.As<ImmutableDictionary<string, TValue>>())
            yield return entry;
    }

    private static ImmutableDictionary<string, IInput?> Entries(OutputData data) =>
        (ImmutableDictionary<string, IInput?>?)data.Value ?? Empty;

    private static Task<OutputData> Joined(
        Task<OutputData> first,
        Task<OutputData> second,
        Func<ImmutableDictionary<string, IInput?>, ImmutableDictionary<string, IInput?>, object> join
    ) => OutputTasks.All([first, second], parts => join(Entries(parts[0]), Entries(parts[1]))).Tracked();

    private static ImmutableDictionary<string, IInput?> With(ImmutableDictionary<string, IInput?> entries, string key, IInput? value)
    {
        if (!entries.TryGetValue(key, out var existing))
            return entries.Add(key, value);
        var both = OutputTasks.All([Data(existing), Data(value)], parts =>
            EqualityComparer<TValue>.Default.Equals(parts[0].As<TValue>(), parts[1].As<TValue>())
                ? parts[0].Value!
                : throw new ArgumentException($"Key '{key}' already exists in the map with a different value.")
        );
        return entries.SetItem(key, Input<TValue>.FromTask(both.Tracked()));
    }

    private static Task<OutputData> Flatten(OutputData data)
    {
        if (data.Value is not ImmutableDictionary<string, IInput?> entries)
            return Task.FromResult(OutputData.Null);
        string[] keys = [.. entries.Keys];
        return OutputTasks.All(Array.ConvertAll(keys, key => Data(entries[key])), parts =>
            ImmutableDictionary.CreateRange(keys.Select((key, i) => KeyValuePair.Create(key, parts[i].As<TValue>())))
        );
    }

    private static Task<OutputData> Data(IInput? input) => input?.DataTask ?? OutputData.KnownTask(default(TValue));

    private void Change(Task<OutputData> entries)
    {
        _entries = entries.Tracked();
        _flat = null;
    }
}
