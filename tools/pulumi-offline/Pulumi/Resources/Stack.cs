using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>The root of all resources. A program may derive from it and give its outputs out as [Output] properties.</summary>
public class Stack : ComponentResource
{
    internal const string TypeName = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(TypeName, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", ComponentOptions(options)) =>
        Deployment.Required.Stack = this;

    internal Stack(Func<Task<IDictionary<string, object?>>> init, StackOptions? options)
        : this(options)
    {
        Outputs = Output.Create(RunAsync(init));
        RegisterOutputs(Outputs);
    }

    internal Output<IDictionary<string, object?>> Outputs { get; private set; } =
        Output.Create<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);

    /// <summary>Registers the [Output] properties of a derived stack, which its constructor must have assigned.</summary>
    internal void RegisterPropertyOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.DeclaringType!.IsAssignableFrom(typeof(Stack)) || property.GetCustomAttribute<OutputAttribute>() is not { } output)
                continue;
            outputs.Add(output.Name ?? property.Name, property.GetValue(this));
        }
        string[] unassigned = [.. outputs.Where(output => output.Value == null).Select(output => output.Key)];
        if (unassigned.Length > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", unassigned)}' have no value assigned. "
                    + "[Output] attributed properties must be assigned inside Stack constructor."
            );
        }
        string[] plain = [.. outputs.Where(output => output.Value is not IOutput).Select(output => output.Key)];
        if (plain.Length > 0)
            throw RunException.OutputsHaveIncorrectType(plain);
        Outputs = Output.Create<IDictionary<string, object?>>(outputs);
        RegisterOutputs(Outputs);
    }

    // Asynchronous from its first line, so that an exception of the program becomes the outcome of its outputs.
    private static async Task<IDictionary<string, object?>> RunAsync(Func<Task<IDictionary<string, object?>>> init) =>
        (await init().ConfigureAwait(false)).ToImmutableDictionary();

    private static ComponentResourceOptions? ComponentOptions(StackOptions? options) =>
        options == null ? null : new ComponentResourceOptions { ResourceTransformations = options.ResourceTransformations };
}
