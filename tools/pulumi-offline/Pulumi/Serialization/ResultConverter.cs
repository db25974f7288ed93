using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;
using Type = System.Type;

namespace Pulumi.Serialization;

/// <summary>Converts results to the types that the program declares. What does not fit is reported and left at its default.</summary>
internal sealed class ResultConverter(Action<string> warn)
{
    public OutputData Convert(Value value, Type type, string context) => Convert(value, ResultShape.Of(type, context), context);

    public OutputData Convert(Value value, ResultShape shape, string context)
    {
        var data = WireReader.Read(value);
        return data.IsKnown ? data.WithValue(ConvertOrWarn(data.Value, shape, context)) : data.WithValue(null);
    }

    private static Outcome Mismatch(object value, string expected, string context) =>
        new(null, $"Expected {expected} but got {value.GetType().FullName} deserializing {context}");

    private static Outcome Ensure<T>(object value, string context) =>
        value is T ? new Outcome(value, null) : Mismatch(value, typeof(T).FullName!, context);

    private static Outcome ToInt(object value, Func<int, object> make, string context) =>
        value is double number ? new Outcome(make((int)number), null) : Mismatch(value, typeof(double).FullName!, context);

    private static Outcome ToEnumStruct(object value, ResultShape shape, string context)
    {
        var expected = shape.Constructor!.GetParameters()[0].ParameterType;
        return value.GetType() == expected
            ? new Outcome(shape.Constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [value], null), null)
            : Mismatch(value, expected.FullName!, context);
    }

    private static Outcome ToAsset(object value, Type type) =>
        new(
            type.IsInstanceOfType(value) ? value
                : type == typeof(Archive) ? new InvalidArchive()
                : new InvalidAsset(),
            null
        );

    private static Outcome ToResource(object value, Type type, string context) =>
        type.IsInstanceOfType(value) ? new Outcome(value, null) : Mismatch(value, type.FullName!, context);

    private object? ConvertOrWarn(object? value, ResultShape shape, string context)
    {
        var (result, error) = Try(value, shape, context);
        if (error != null)
            warn(error);
        return result;
    }

    private Outcome Try(object? value, ResultShape shape, string context)
    {
        // A null that a value type cannot hold becomes its default when the output is read.
        if (value == null)
            return default;
        return shape.Kind switch
        {
            ResultKind.Any => new Outcome(value, null),
            ResultKind.Text => Ensure<string>(value, context),
            ResultKind.Truth => Ensure<bool>(value, context),
            ResultKind.Double => Ensure<double>(value, context),
            ResultKind.Int => ToInt(value, number => number, context),
            ResultKind.IntEnum => ToInt(value, number => Enum.ToObject(shape.Type, number), context),
            ResultKind.Json => JsonResult.TryConvert(value, context),
            ResultKind.Asset => ToAsset(value, shape.Type),
            ResultKind.Resource => ToResource(value, shape.Type, context),
            ResultKind.EnumStruct => ToEnumStruct(value, shape, context),
            ResultKind.Nullable => Try(value, shape.Inner[0], context),
            ResultKind.Array => ToArray(value, shape, context),
            ResultKind.Dictionary => ToDictionary(value, shape, context),
            ResultKind.Union => ToUnion(value, shape, context),
            _ => ToObject(value, shape, context),
        };
    }

    private Outcome ToArray(object value, ResultShape shape, string context)
    {
        if (value is not ImmutableArray<object?> elements)
            return Mismatch(value, typeof(ImmutableArray<object>).FullName!, context);
        var converted = new object?[elements.Length];
        for (var i = 0; i < converted.Length; i++)
            converted[i] = ConvertOrWarn(elements[i], shape.Inner[0], context);
        return new Outcome(shape.Collection.Array(converted), null);
    }

    private Outcome ToDictionary(object value, ResultShape shape, string context)
    {
        if (value is not ImmutableDictionary<string, object?> entries)
            return Mismatch(value, typeof(ImmutableDictionary<string, object>).FullName!, context);
        return new Outcome(
            shape.Collection.Dictionary(
                entries.Select(entry => KeyValuePair.Create(entry.Key, ConvertOrWarn(entry.Value, shape.Inner[0], context)))
            ),
            null
        );
    }

    private Outcome ToUnion(object value, ResultShape shape, string context)
    {
        var (first, firstError) = Try(value, shape.Inner[0], $"{context}.AsT0");
        if (firstError == null)
            return new Outcome(shape.Union.First(first), null);
        var (second, secondError) = Try(value, shape.Inner[1], $"{context}.AsT1");
        return secondError == null
            ? new Outcome(shape.Union.Second(second), null)
            : Mismatch(value, $"{shape.Inner[0].Type.FullName} or {shape.Inner[1].Type.FullName}", context);
    }

    private Outcome ToObject(object value, ResultShape shape, string context)
    {
        if (value is not ImmutableDictionary<string, object?> entries)
            return Mismatch(value, typeof(ImmutableDictionary<string, object>).FullName!, context);
        var arguments = new object?[shape.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (wireName, name, inner) = shape.Parameters[i];
            arguments[i] = ConvertOrWarn(entries.GetValueOrDefault(wireName), inner, $"{shape.Type.FullName}({name})");
        }
        return new Outcome(shape.Constructor!.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null), null);
    }

    /// <summary>A converted value, or why there is none.</summary>
    internal readonly record struct Outcome(object? Value, string? Error);
}
