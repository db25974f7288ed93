namespace Planning.Wire;

/// <summary>Unique names as Pulumi's engine makes them: urn:pulumi:stack::project::parentTypes$type::name.</summary>
public static class Urn
{
    public const string StackType = "pulumi:pulumi:Stack";

    /// <param name="parent">The parent's URN, or empty. The stack is no part of its children's URNs.</param>
    public static string Create(string stack, string project, string parent, string type, string name)
    {
        var parentType = parent.Length == 0 ? "" : QualifiedType(parent);
        var prefix = parentType.Length == 0 || parentType == StackType ? "" : $"{parentType}$";
        return $"urn:pulumi:{stack}::{project}::{prefix}{type}::{name}";
    }

    /// <summary>The type with those of its parents: a$b$c.</summary>
    public static string QualifiedType(string urn) => urn.Split("::", 4)[2];

    public static string Name(string urn) => urn.Split("::", 4)[3];
}
