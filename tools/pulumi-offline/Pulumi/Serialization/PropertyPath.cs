namespace Pulumi.Serialization;

/// <summary>Where in the properties a value stands; written out only for an error message.</summary>
internal sealed class PropertyPath(PropertyPath? parent, string step)
{
    public static PropertyPath Root(string label) => new(null, label);

    public PropertyPath Member(string name) => new(this, "." + name);

    public PropertyPath Element(int index) => new(this, $"[{index}]");

    public override string ToString() => parent + step;
}
