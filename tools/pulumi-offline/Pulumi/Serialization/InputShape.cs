using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The members of an args class that are sent, found once for each class, in the order of their wire names.</summary>
internal sealed class InputShape
{
    private const BindingFlags AnyInstance = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance;
    private static readonly ConcurrentDictionary<Type, InputShape> Known = new();

    private InputShape(Type type)
    {
        var members = new List<InputMember>();
        foreach (var field in type.GetFields(AnyInstance))
            AddIfInput(members, type, field, field);
        foreach (var property in type.GetProperties(AnyInstance))
            AddIfInput(members, type, property, MemberAccess.BackingField(property));
        members.Sort((a, b) => string.CompareOrdinal(a.WireName, b.WireName));
        Members = [.. members];
    }

    public InputMember[] Members { get; }

    public static InputShape Of(Type type) => Known.GetOrAdd(type, static type => new InputShape(type));

    private static void AddIfInput(List<InputMember> members, Type type, MemberInfo member, MemberInfo source)
    {
        if (member.GetCustomAttribute<InputAttribute>() is { } input)
            members.Add(new InputMember(type, member.Name, source, input));
    }
}
