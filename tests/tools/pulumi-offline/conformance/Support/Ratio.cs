namespace Pulumi.Conformance.Support;

[EnumType]
internal readonly struct Ratio
{
    private readonly double _value;

    private Ratio(double value) => _value = value;

    public static Ratio Half { get; } = new(0.5);

    public static explicit operator double(Ratio value) => value._value;
}
