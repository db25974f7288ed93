using Planning.Plans;

namespace Stacks.Tests.Faults;

/// <summary>One mistake in an otherwise correct plan.</summary>
/// <param name="Kind">A short name of the mistake.</param>
/// <param name="Name">Unique.</param>
internal sealed record Fault(string Kind, string Name, Func<Plan, Plan> Inject)
{
    /// <param name="value">JSON; null removes the input.</param>
    public static Fault Set(string kind, string resource, string path, string? value) =>
        new(kind, $"{resource} {path} = {value ?? "nothing"}", plan =>
            Mutation.Change(plan, resource, each => Mutation.With(each, path, value))
        );

    /// <summary>The same mistake at several places.</summary>
    public static IEnumerable<Fault> Set(string kind, string[] resources, string path, string? value) =>
        resources.Select(resource => Set(kind, resource, path, value));

    /// <summary>Removes resources and their children.</summary>
    public static Fault Drop(string kind, params string[] resources) =>
        new(kind, $"no {string.Join(", ", resources)}", plan => Mutation.Without(plan, resources));

    /// <summary>Removes the element of a list that contains a text.</summary>
    public static Fault Without(string kind, string resource, string list, string text) =>
        new(kind, $"{resource} {list} without {text}", plan =>
            Mutation.Change(plan, resource, each => Mutation.WithoutElement(each, list, text))
        );

    public static Fault Add(string kind, string resource, string list, string element) =>
        new(kind, $"{resource} {list} with {element}", plan =>
            Mutation.Change(plan, resource, each => Mutation.WithElement(each, list, element))
        );

    /// <summary>An app setting with another value; null leaves it out.</summary>
    public static Fault Setting(string kind, string site, string name, string? value) =>
        new(kind, $"{site} setting {name} = {value ?? "nothing"}", plan =>
            Mutation.Change(plan, site, each => Mutation.WithSetting(each, name, value))
        );

    public static Fault Option(string kind, string resource, Func<PlannedOptions, PlannedOptions> change) =>
        new(kind, $"{resource} option", plan => Mutation.Change(plan, resource, each => each with { Options = change(each.Options) }));

    public override string ToString() => $"{Kind}: {Name}";
}
