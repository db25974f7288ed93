using System.Collections.Immutable;

namespace Pulumi;

// What may be written where a map is expected.
public sealed partial class InputMap<TValue>
{
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Of(OutputData.KnownTask(values));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Of(OutputData.KnownTask(values));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => Of(values.DataTask);

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => Of(values.DataTask);

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => Of(values.DataTask);

    private static InputMap<TValue> Of(Task<OutputData> dictionary) => new(OutputTasks.Then(dictionary, Split).Tracked());

    private static Task<OutputData> Split(OutputData data) =>
        data.Value is IEnumerable<KeyValuePair<string, TValue>> values
            ? OutputData.KnownTask(values.ToImmutableDictionary(entry => entry.Key, entry => (IInput?)(Input<TValue>)entry.Value))
            : Task.FromResult(OutputData.Null);
}
