using System.Collections.Concurrent;
using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using Type = System.Type;

namespace Pulumi.Serialization;

/// <summary>How a struct marked [EnumType] is turned into its text or number: by its explicit operator.</summary>
internal sealed class EnumShape
{
    private static readonly ConcurrentDictionary<Type, EnumShape?> Known = new();

    private readonly Type _type;
    private readonly MethodInfo? _operator;

    private EnumShape(Type type)
    {
        _type = type;
        _operator = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
    }

    public static EnumShape? Of(Type type) =>
        Known.GetOrAdd(type, static type =>
            type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute), inherit: false) ? new EnumShape(type) : null
        );

    public Value Read(object value, PropertyPath path) =>
        _operator?.Invoke(null, [value]) switch
        {
            string text => Value.ForString(text),
            double number => Value.ForNumber(number),
            null when _operator?.ReturnType == typeof(string) => Value.ForNull(),
            _ => throw new InvalidOperationException(
                $"Expected {_type.FullName} to have an explicit conversion operator to String or Double.\n\t{path}"
            ),
        };
}
