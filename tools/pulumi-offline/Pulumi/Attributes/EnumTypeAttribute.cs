namespace Pulumi;

/// <summary>A struct that stands for one of several texts or numbers.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute { }
