using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>One [Output] property of a resource class, found once for each class.</summary>
internal sealed class OutputProperty
{
    private static readonly ConcurrentDictionary<(Type, bool), OutputProperty[]> Known = new();

    private readonly Type _outputType;
    private readonly MemberInfo _target;

    private OutputProperty(Type owner, PropertyInfo property, OutputAttribute attribute)
    {
        _outputType = property.PropertyType;
        Name = attribute.Name ?? property.Name;
        if (!_outputType.IsConstructedGenericType || _outputType.GetGenericTypeDefinition() != typeof(Output<>))
            throw RunException.OutputsHaveIncorrectType([Name]);
        var fullName = $"[Output] {owner.FullName}.{property.Name}";
        if (property.DeclaringType!.GetProperty(property.Name)?.SetMethod == null)
            throw new InvalidOperationException($"{fullName} did not have a 'set' method");
        Shape = ResultShape.Of(_outputType.GenericTypeArguments[0], fullName);
        _target = MemberAccess.BackingField(property);
    }

    /// <summary>The name on the wire.</summary>
    public string Name { get; }

    public ResultShape Shape { get; }

    public static OutputProperty[] Of(Type type, bool all) => Known.GetOrAdd((type, all), static key => Find(key.Item1, key.Item2));

    public void Assign(Resource resource, Task<OutputData> dataTask)
    {
        var output = (IOutput)Activator.CreateInstance(_outputType, nonPublic: true)!;
        output.Attach(dataTask);
        MemberAccess.Set(_target, resource, output);
    }

    private static OutputProperty[] Find(Type type, bool all)
    {
        var found = new List<OutputProperty>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if ((all || property.DeclaringType == typeof(Resource)) && property.GetCustomAttribute<OutputAttribute>() is { } attribute)
                found.Add(new OutputProperty(type, property, attribute));
        }
        return [.. found];
    }
}
