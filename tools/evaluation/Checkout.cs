using System.Reflection;

namespace Evaluation;

/// <summary>Where the golden set, the thresholds, the baselines and the built app lie.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Evaluation => Path.Combine(Root, "tools", "evaluation");

    public static string PoisonedFolder => Path.Combine(Evaluation, "golden", "poisoned");

    public static string Thresholds => Path.Combine(Evaluation, "thresholds.yaml");

    public static string Baselines => Path.Combine(Evaluation, "baselines");

    public static string Knowledge => Path.Combine(Root, "app", "knowledge");

    public static string Prompt => Path.Combine(Root, "app", "prompts", "grounded-answer.md");

    public static string BuiltApp =>
        Path.Combine(
            Root,
            typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "BuiltApp").Value!
        );

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AiWorkload.slnx")))
            folder = folder.Parent;

        return folder?.FullName
            ?? throw new Failure(
                $"No folder above {AppContext.BaseDirectory} contains AiWorkload.slnx; run the evaluation from a checkout of the "
                    + "repository."
            );
    }
}
