using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>What is known of a type that results are converted to: found, and refused if it cannot be one, once for each type.</summary>
internal sealed class ResultShape
{
    private const BindingFlags AnyInstance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
    private static readonly ConcurrentDictionary<Type, ResultShape> Known = new();

    private ResultShape(Type type, ResultKind kind) => (Type, Kind) = (type, kind);

    public Type Type { get; }

    public ResultKind Kind { get; }

    /// <summary>The type arguments, where the kind has any.</summary>
    public ResultShape[] Inner { get; private init; } = [];

    /// <summary>Of an output type and of an enum struct.</summary>
    public ConstructorInfo? Constructor { get; private init; }

    /// <summary>The constructor's parameters by wire name. They are set once the shape is known, as types may contain themselves.</summary>
    public (string WireName, string Name, ResultShape Shape)[] Parameters { get; private set; } = [];

    public CollectionMaker Collection => field ??= CollectionMaker.For(Inner[0].Type);

    public UnionMaker Union => field ??= UnionMaker.For(Type);

    public static ResultShape Of(Type type, string context) => Known.TryGetValue(type, out var shape) ? shape : Find(type, context, []);

    private static ResultShape Find(Type type, string context, Dictionary<Type, ResultShape> underWay)
    {
        if (Known.TryGetValue(type, out var shape) || underWay.TryGetValue(type, out shape))
            return shape;
        shape = Simple(type) is { } kind ? new ResultShape(type, kind) : Composite(type, context, underWay);
        underWay[type] = shape;
        if (shape.Kind == ResultKind.Object)
            shape.Parameters = [.. shape.Constructor!.GetParameters().Select(parameter => Parameter(type, parameter, underWay))];

        // Only a whole graph is remembered: a part may still turn out to be refused.
        if (underWay.Keys.First() == type)
        {
            foreach (var (found, itsShape) in underWay)
                Known.TryAdd(found, itsShape);
        }
        return shape;
    }

    private static ResultKind? Simple(Type type)
    {
        if (type == typeof(string))
            return ResultKind.Text;
        if (type == typeof(bool))
            return ResultKind.Truth;
        if (type == typeof(double))
            return ResultKind.Double;
        if (type == typeof(int))
            return ResultKind.Int;
        if (type == typeof(object))
            return ResultKind.Any;
        if (type == typeof(JsonElement))
            return ResultKind.Json;
        if (type == typeof(Asset) || type == typeof(Archive) || type == typeof(AssetOrArchive))
            return ResultKind.Asset;
        if (typeof(Resource).IsAssignableFrom(type))
            return ResultKind.Resource;
        return type.IsEnum && type.GetEnumUnderlyingType() == typeof(int) ? ResultKind.IntEnum : null;
    }

    private static ResultShape Composite(Type type, string context, Dictionary<Type, ResultShape> underWay)
    {
        if (type.IsConstructedGenericType)
            return Generic(type, context, underWay);
        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute), inherit: false))
            return new ResultShape(type, ResultKind.EnumStruct) { Constructor = EnumConstructor(type) };
        if (!type.IsDefined(typeof(OutputTypeAttribute), inherit: true))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed types are:\n"
                    + "    String, Boolean, Int32, Double,\n"
                    + "    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n"
                    + $"    a class explicitly marked with the [{nameof(OutputTypeAttribute)}]."
            );
        }
        return new ResultShape(type, ResultKind.Object) { Constructor = ObjectConstructor(type) };
    }

    private static ResultShape Generic(Type type, string context, Dictionary<Type, ResultShape> underWay)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(ImmutableDictionary<,>) && arguments[0] != typeof(string))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}:\n" + "    The only allowed ImmutableDictionary 'TKey' type is 'String'."
            );
        }
        ResultKind? kind =
            definition == typeof(Nullable<>) ? ResultKind.Nullable
            : definition == typeof(ImmutableArray<>) ? ResultKind.Array
            : definition == typeof(ImmutableDictionary<,>) ? ResultKind.Dictionary
            : definition == typeof(Union<,>) ? ResultKind.Union
            : null;
        if (kind is not { } found)
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}:\n"
                    + "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>"
            );
        }
        if (found == ResultKind.Dictionary)
            arguments = [arguments[1]];

        // A placeholder keeps this type first in the graph while its arguments are looked at.
        var shape = new ResultShape(type, found) { Inner = new ResultShape[arguments.Length] };
        underWay.TryAdd(type, shape);
        for (var i = 0; i < arguments.Length; i++)
            shape.Inner[i] = Find(arguments[i], context, underWay);
        return shape;
    }

    private static (string, string, ResultShape) Parameter(Type owner, ParameterInfo parameter, Dictionary<Type, ResultShape> underWay)
    {
        var name = parameter.Name!;
        var wireName = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? name;
        return (wireName, name, Find(parameter.ParameterType, $"{owner.FullName}({name})", underWay));
    }

    private static ConstructorInfo EnumConstructor(Type type)
    {
        foreach (var underlying in (Type[])[typeof(string), typeof(double)])
        {
            if (type.GetConstructor(AnyInstance, [underlying]) is not { } constructor)
                continue;
            return type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type])?.ReturnType == underlying
                ? constructor
                : throw Lacking(type, nameof(EnumTypeAttribute), $"an explicit conversion operator to {underlying.FullName}");
        }
        throw Lacking(type, nameof(EnumTypeAttribute), "constructor with a single String or Double parameter");
    }

    private static ConstructorInfo ObjectConstructor(Type type)
    {
        var constructors = type.GetConstructors(AnyInstance);
        var open = constructors.Where(constructor => constructor.IsPublic).ToArray();
        return constructors.FirstOrDefault(constructor => constructor.IsDefined(typeof(OutputConstructorAttribute), inherit: false))
            ?? (open.Length == 1 ? open[0] : null)
            ?? throw Lacking(type, nameof(OutputTypeAttribute), $"constructor marked with [{nameof(OutputConstructorAttribute)}]");
    }

    private static InvalidOperationException Lacking(Type type, string attribute, string what) =>
        new($"{type.FullName} had [{attribute}], but did not contain {what}.");
}
