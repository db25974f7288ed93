using System.Reflection;

namespace Pulumi;

/// <summary>A group of resources under one name.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options) { }

    /// <param name="remote">Components of another language need provider plugins, which this SDK does not run: true is refused.</param>
    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(
            type,
            name,
            custom: false,
            remote ? throw Unsupported(type, name) : args ?? ResourceArgs.Empty,
            options ?? new ComponentResourceOptions()
        ) { }

    /// <summary>Registers every [Output] property, under the attribute's name or else the property's.</summary>
    protected void RegisterOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties())
        {
            if (property.Name == nameof(Urn) || property.GetCustomAttribute<OutputAttribute>() is not { } output)
                continue;
            outputs.Add(string.IsNullOrWhiteSpace(output.Name) ? property.Name : output.Name, property.GetValue(this));
        }
        RegisterOutputs(outputs);
    }

    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Required.RegisterOutputs(this, outputs);
    }

    private static NotSupportedException Unsupported(string type, string name) =>
        new(
            $"{type} '{name}' is a remote component, which this stand-in does not support; "
                + "build the program against the official Pulumi package."
        );
}
