namespace Infra.Settings;

/// <summary>The models that a policy allows in the stack's resource group.</summary>
/// <param name="Names">As Azure OpenAI names them, without a version.</param>
/// <param name="Denies">False reports other models only.</param>
public sealed record AllowedModels(IReadOnlyList<string> Names, bool Denies);
