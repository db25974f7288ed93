using System.Collections.Immutable;

namespace Pulumi.Conformance.Support;

/// <summary>Arguments with one member of every kind that generated SDKs have.</summary>
internal sealed class ShapeArgs : ResourceArgs
{
    [Input("required", required: true)]
    public Input<string> Required { get; set; } = null!;

    [Input("nested")]
    public Input<NestedArgs>? Nested { get; set; }

    [Input("ports")]
    private InputList<int>? _ports;

    public InputList<int> Ports
    {
        get => _ports ??= [];
        set => _ports = value;
    }

    [Input("labels")]
    private InputMap<string>? _labels;

    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }

    [Input("policy", json: true)]
    public Input<NestedArgs>? Policy { get; set; }

    [Input("size")]
    public InputUnion<string, Size>? Size { get; set; }
}

internal sealed class NestedArgs : ResourceArgs
{
    [Input("text", required: true)]
    public Input<string> Text { get; set; } = null!;

    [Input("count")]
    public Input<int>? Count { get; set; }
}

internal sealed class Shape(string name, ShapeArgs args, CustomResourceOptions? options = null)
    : CustomResource("test:index:Shape", name, args, options)
{
    [Output("ports")]
    public Output<ImmutableArray<int>> Ports { get; private set; } = null!;
}

internal enum Level
{
    Low = 1,
    High = 2,
}

internal enum Tiny : byte
{
    One = 1,
}

[EnumType]
internal readonly struct Size : IEquatable<Size>
{
    private readonly string _value;

    private Size(string value) => _value = value;

    public static Size Small { get; } = new("small");

    public static Size Large { get; } = new("large");

    public static explicit operator string(Size value) => value._value;

    public bool Equals(Size other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Size other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_value ?? "");

    public override string ToString() => _value;
}

[EnumType]
internal readonly struct Ratio
{
    private readonly double _value;

    private Ratio(double value) => _value = value;

    public static Ratio Half { get; } = new(0.5);

    public static explicit operator double(Ratio value) => value._value;
}

[OutputType]
internal sealed class Endpoint
{
    public readonly string Host;
    public readonly int? Port;
    public readonly ImmutableArray<string> Paths;

    [OutputConstructor]
    private Endpoint(string host, int? port, [OutputConstructorParameter("url-paths")] ImmutableArray<string> paths)
    {
        Host = host;
        Port = port;
        Paths = paths;
    }

    public static Endpoint Make(string host, int? port, params string[] paths) => new(host, port, [.. paths]);
}
