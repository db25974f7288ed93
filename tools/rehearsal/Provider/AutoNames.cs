using Google.Protobuf.WellKnownTypes;
using Planning.ResourceIds;
using Pulumirpc;

namespace Rehearsal.Provider;

/// <summary>
/// Names that the provider makes up where a program gives none: they let a replacement exist beside what it replaces. The name of the first
/// resource follows from its URN, that of each replacement from the one before.
/// </summary>
internal static class AutoNames
{
    /// <returns>The input that is left to the provider; null if the program gives the name.</returns>
    public static string? Input(RegisterResourceRequest request) =>
        ResourceId.NameInput(request.Type) is { } input && request.Object?.Fields.ContainsKey(input) != true ? input : null;

    public static RegisterResourceRequest With(RegisterResourceRequest request, string? input, string? name)
    {
        if (input is null || name is null)
        {
            return request;
        }

        var named = request.Clone();
        named.Object ??= new Struct();
        named.Object.Fields[input] = Value.ForString(name);
        return named;
    }
}
