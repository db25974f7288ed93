using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>One [Input] member of an args class.</summary>
internal sealed class InputMember(Type owner, string name, MemberInfo source, InputAttribute input)
{
    public string WireName => input.Name;

    public bool IsJson => input.Json;

    public string FullName => $"[Input] {owner.FullName}.{name}";

    public object? Read(InputArgs args)
    {
        var value = MemberAccess.Get(source, args);
        return value == null && input.IsRequired
            ? throw new ArgumentNullException(name, $"{FullName} is required but was not given a value")
            : value;
    }
}
