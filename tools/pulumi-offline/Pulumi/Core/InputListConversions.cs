using System.Collections.Immutable;

namespace Pulumi;

// What may be written where a list is expected.
public sealed partial class InputList<T>
{
    public static implicit operator InputList<T>(T value) => Of([value]);

    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    public static implicit operator InputList<T>(T[] values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => Of(values.AsEnumerable());

    public static implicit operator InputList<T>(List<T> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => Of(values.AsEnumerable());

    public static implicit operator InputList<T>(ImmutableArray<T> values) =>
        values.IsDefault ? Default() : Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        values.IsDefault ? Default() : Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) =>
        values.IsDefault ? Default() : Of(values.AsEnumerable());

    public static implicit operator InputList<T>(Output<T[]> values) => Of(values.DataTask);

    public static implicit operator InputList<T>(Output<List<T>> values) => Of(values.DataTask);

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => Of(values.DataTask);

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => Of(values.DataTask);

    private static InputList<T> Of(IEnumerable<Input<T>> elements) => new(OutputData.KnownTask(Checked(elements)));

    private static InputList<T> Default() => new(Task.FromResult(OutputData.Null));

    private static InputList<T> Of(Task<OutputData> collection) => new(OutputTasks.Then(collection, Split).Tracked());

    private static Task<OutputData> Split(OutputData data) =>
        data.Value switch
        {
            null or ImmutableArray<T> { IsDefault: true } => Task.FromResult(OutputData.Null),
            IEnumerable<T> values => OutputData.KnownTask(values.Select(value => (IInput)(Input<T>)value).ToArray()),
            var other => throw new InvalidOperationException($"{other.GetType().FullName} is not a list of {typeof(T).FullName}"),
        };
}
