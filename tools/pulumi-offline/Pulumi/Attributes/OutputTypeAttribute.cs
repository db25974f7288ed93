namespace Pulumi;

/// <summary>A class that results are converted to, through its [OutputConstructor].</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute { }
