using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A list whose elements are inputs of their own: an unknown or secret element leaves the others as they are.
/// It can be written as a collection initializer and grows by <c>Add</c>.
/// </summary>
public sealed partial class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private static readonly Task<OutputData> NoElements = OutputData.KnownTask(Array.Empty<IInput>());

    // An output of IInput[]; null stands for a default ImmutableArray.
    private Task<OutputData> _elements;
    private Task<OutputData>? _flat;

    public InputList()
        : this(NoElements) { }

    private InputList(Task<OutputData> elements)
        : base(elements) => _elements = elements;

    private protected override Task<OutputData> DataTask => _flat ??= OutputTasks.Then(_elements, Flatten).Tracked();

    private protected override Task<OutputData> WireTask => _elements;

    public void Add(params Input<T>[] inputs) => Append(OutputData.KnownTask(Checked(inputs)));

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => Append(inputs._elements);

    /// <summary>A new list with the elements of both.</summary>
    public InputList<T> Concat(InputList<T> other) => new(Joined(_elements, other._elements));

    /// <summary>Not supported: the elements may not be known yet.</summary>
    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead."
        );

    /// <summary>The resolved elements; none while the list is unknown.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await DataTask.ConfigureAwait(false);
        if (!data.IsKnown)
            yield break;
        foreach (var value in data.As<ImmutableArray<T>>())
            yield return value;
    }

    internal InputList<T> Clone() => new(_elements);

    private static Task<OutputData> Joined(Task<OutputData> first, Task<OutputData> second) =>
        OutputTasks.All([first, second], parts => (IInput[])[.. Elements(parts[0]), .. Elements(parts[1])]).Tracked();

    private static IInput[] Elements(OutputData data) => data.Value as IInput[] ?? [];

    private static Task<OutputData> Flatten(OutputData data) =>
        data.Value is IInput[] elements
            ? OutputTasks.All(Array.ConvertAll(elements, element => element.DataTask), parts => Output.ToArray<T>(parts))
            : OutputData.KnownTask(default(ImmutableArray<T>));

    private static IInput[] Checked(IEnumerable<IInput?> elements) =>
        [
            .. elements.Select(element =>
                element
                ?? throw new ArgumentNullException(
                    nameof(elements),
                    $"an element of InputList<{typeof(T).Name}> is a null input; leave it out, or give it a value"
                )
            ),
        ];

    private void Append(Task<OutputData> more)
    {
        _elements = Joined(_elements, more);
        _flat = null;
    }
}
