using System.Collections.Immutable;
using Pulumi.Utilities;

namespace Pulumi.Conformance.Support;

/// <summary>Looks at everything an output carries.</summary>
internal static class Seeing
{
    public static async Task<Seen<T>> See<T>(this Output<T> output)
    {
        var dependencies = await OutputUtilities.GetDependenciesAsync(output);
        return new Seen<T>(
            await OutputUtilities.GetValueAsync(output),
            await OutputUtilities.GetIsKnownAsync(output),
            await Output.IsSecretAsync(output),
            [.. dependencies.Select(resource => resource.GetResourceName()).Order(StringComparer.Ordinal)]
        );
    }

    public static Task<Seen<T>> See<T>(this Input<T> input) => input.ToOutput().See();

    /// <remarks>As a sequence, because xunit compares immutable arrays by identity.</remarks>
    public static async Task<IEnumerable<T>> Elements<T>(this Output<ImmutableArray<T>> output) => (await output.See()).Value;

    public static Task<IEnumerable<T>> Elements<T>(this InputList<T> list) => list.ToOutput().Elements();

    /// <summary>An output in a given state, as the engine would have made it.</summary>
    public static Output<T> Make<T>(T value, bool known, bool secret)
    {
        var output = known ? Output.Create(value) : OutputUtilities.CreateUnknown(value);
        return secret ? Output.CreateSecret(output) : output;
    }
}
