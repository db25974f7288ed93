using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Reads and writes members by reflection.</summary>
internal static class MemberAccess
{
    /// <summary>
    /// The field behind an automatic property, or the property itself. The runtime reads and writes fields directly, but compiles a
    /// method for each property that is called more than once, which costs more than all the calls a program makes.
    /// </summary>
    public static MemberInfo BackingField(PropertyInfo property)
    {
        const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance;
        return (MemberInfo?)property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", Hidden) ?? Declared(property);
    }

    public static object? Get(MemberInfo member, object target) =>
        member is FieldInfo field ? field.GetValue(target) : ((PropertyInfo)member).GetValue(target);

    public static void Set(MemberInfo member, object target, object? value)
    {
        if (member is FieldInfo field)
            field.SetValue(target, value);
        else
            ((PropertyInfo)member).SetValue(target, value);
    }

    // Seen from a derived class, a property has no private setter.
    private static PropertyInfo Declared(PropertyInfo property) =>
        property.DeclaringType == property.ReflectedType
            ? property
            : property.DeclaringType!.GetProperty(property.Name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)!;
}
