using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks inside outputs, for tests and tools.</summary>
public static class OutputUtilities
{
    public static Output<T> CreateUnknown<T>(T value) => Output.Unknown(value);

    /// <summary>An unknown value; the factory never runs, as no function runs on an unknown value.</summary>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) => Output.Unknown<T>(default!).Apply(_ => valueFactory());

    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return new Output<T>(OutputTasks.Map(output.DataTask, data => data.WithResources([resource])).Tracked());
    }

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.DataTask.ConfigureAwait(false)).IsKnown;

    /// <summary>The value, or the default of T while it is unknown.</summary>
    public static Task<T> GetValueAsync<T>(Output<T> output) => output.GetValueAsync(whenUnknown: default!);

    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) =>
        (await output.DataTask.ConfigureAwait(false)).Resources;
}
