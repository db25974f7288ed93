using System.Reflection;
using Infra.Settings;
using Pulumi;

namespace Infra.Tests;

/// <summary>The rules that every component of infra follows; design.md, "A component of infra".</summary>
internal static class ComponentShape
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<Type> Components { get; } =
    [.. typeof(Workload).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ComponentResource)))];

    /// <summary>Everything that is wrong with the shape of a component; empty when it is right.</summary>
    public static IEnumerable<string> Problems(Type type)
    {
        if (!type.IsPublic || !type.IsSealed || type.BaseType != typeof(ComponentResource))
        {
            yield return $"{type.Name} is not a public sealed class that extends ComponentResource";
        }

        if (type.GetConstructors(All & ~BindingFlags.Static) is not [{ IsPublic: true } constructor])
        {
            yield return $"{type.Name} has more or less than one public constructor";
            yield break;
        }

        var parameters = constructor.GetParameters();
        if (
            parameters is not [{ Name: "name" } name, { Name: "args" } args, { Name: "options", HasDefaultValue: true } options]
            || name.ParameterType != typeof(string)
            || options.ParameterType != typeof(ComponentResourceOptions)
        )
        {
            yield return $"{type.Name} is not created by (string name, {type.Name}Args args, ComponentResourceOptions? options = null)";
            yield break;
        }

        if (args.ParameterType.Name != $"{type.Name}Args" || args.ParameterType.Namespace != type.Namespace)
        {
            yield return $"{type.Name} takes {args.ParameterType.FullName}, not {type.Namespace}.{type.Name}Args";
        }

        if (!args.ParameterType.IsSealed || args.ParameterType.GetMethod("<Clone>$") is null)
        {
            yield return $"{args.ParameterType.Name} is not a sealed record";
        }
    }

    /// <summary>Members of a type that take or hold the settings of the whole stack.</summary>
    public static IEnumerable<string> WholeSettings(Type type) =>
        type.GetFields(All)
            .Where(field => field.FieldType == typeof(WorkloadSettings))
            .Select(field => $"{type.Name}.{field.Name}")
            .Concat(
                type.GetMembers(All)
                    .OfType<MethodBase>()
                    .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(WorkloadSettings)))
                    .Select(method => $"{type.Name}.{method.Name}")
            );

    /// <summary>ai-workload, the last folder in lower case, and the name of the class.</summary>
    public static string Token(Type type) => $"ai-workload:{type.Namespace!.Split('.')[^1].ToLowerInvariant()}:{type.Name}";
}
