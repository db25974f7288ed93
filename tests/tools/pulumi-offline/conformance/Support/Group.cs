namespace Pulumi.Conformance.Support;

/// <summary>A component without children of its own.</summary>
internal sealed class Group(string name, ComponentResourceOptions? options = null) : ComponentResource("test:index:Group", name, options);
