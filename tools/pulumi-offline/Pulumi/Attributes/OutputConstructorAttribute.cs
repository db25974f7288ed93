namespace Pulumi;

/// <summary>The constructor of an output type; its parameters are named like the properties on the wire.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute { }
