using System.Reflection;
using CommandLine;

namespace Evaluation.Cases;

/// <summary>The files of the evaluation and of the app in this checkout.</summary>
internal static class EvaluationFiles
{
    public static string Folder => Checkout.At("tools", "evaluation");

    public static string PoisonedFolder => Path.Combine(Folder, "golden", "poisoned");

    public static string Thresholds => Path.Combine(Folder, "thresholds.yaml");

    public static string Baselines => Path.Combine(Folder, "baselines");

    public static string Knowledge => Checkout.At("app", "knowledge");

    public static string Prompt => Checkout.At("app", "prompts", "grounded-answer.md");

    public static string BuiltApp =>
        Checkout.At(
            typeof(EvaluationFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "BuiltApp").Value!
        );
}
