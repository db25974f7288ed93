namespace Pulumi;

/// <summary>The wire name of a constructor parameter, where it cannot be the parameter's own.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
