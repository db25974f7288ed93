namespace Pulumi;

/// <summary>A property that the engine fills after registration, or that a component or stack gives out.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
