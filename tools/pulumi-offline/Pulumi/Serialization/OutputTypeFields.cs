using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The properties of a result object that is passed on as an input: its readonly fields, in camel case.</summary>
internal static class OutputTypeFields
{
    private static readonly ConcurrentDictionary<Type, (string Name, FieldInfo Field)[]?> Known = new();

    public static (string Name, FieldInfo Field)[]? Of(Type type) =>
        Known.GetOrAdd(type, static type =>
            type.IsDefined(typeof(OutputTypeAttribute), inherit: true)
                ?
                [
                    .. type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                        .Where(field => field.IsInitOnly)
                        .Select(field => (char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field))
                        .OrderBy(entry => entry.Item1, StringComparer.Ordinal),
                ]
                : null
        );
}
