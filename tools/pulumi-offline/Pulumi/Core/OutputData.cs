using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// What an output resolves to. It is deliberately not generic: the many Output&lt;T&gt; of a program then share one compiled copy of
/// everything below the public surface, and start-up is spent on the program instead of on compiling it.
/// </summary>
internal sealed class OutputData(object? value, bool isKnown, bool isSecret, ImmutableHashSet<Resource> resources)
{
    private static readonly ImmutableHashSet<Resource> NoResources = ImmutableHashSet<Resource>.Empty;

    public static readonly OutputData Null = Known(null);

    public object? Value { get; } = value;

    public bool IsKnown { get; } = isKnown;

    public bool IsSecret { get; } = isSecret;

    public ImmutableHashSet<Resource> Resources { get; } = resources;

    public static OutputData Known(object? value) => new(value, isKnown: true, isSecret: false, NoResources);

    public static OutputData Unknown(object? value = null) => new(value, isKnown: false, isSecret: false, NoResources);

    public static Task<OutputData> KnownTask(object? value) => Task.FromResult(Known(value));

    /// <summary>The value as T; a missing value is the default of T, also for value types.</summary>
    public T As<T>() => Value is null ? default! : (T)Value;

    public OutputData WithValue(object? newValue) => new(newValue, IsKnown, IsSecret, Resources);

    public OutputData WithSecret(bool secret) => new(Value, IsKnown, secret, Resources);

    public OutputData WithResources(ImmutableHashSet<Resource> more) => new(Value, IsKnown, IsSecret, Resources.Union(more));

    /// <summary>An inner result seen through this one: known if both are, secret if either is, depending on what either does.</summary>
    public OutputData Enclose(OutputData inner) =>
        new(
            inner.Value,
            IsKnown && inner.IsKnown,
            IsSecret || inner.IsSecret,
            Resources.IsEmpty ? inner.Resources : Resources.Union(inner.Resources)
        );
}
