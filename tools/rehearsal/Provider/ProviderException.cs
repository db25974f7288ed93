using Rehearsal.Records;

namespace Rehearsal.Provider;

/// <summary>A step that the provider gives up.</summary>
/// <param name="accepted">True if Azure had accepted the write: the resource is in the state, as incomplete.</param>
public sealed class ProviderException(StepFailure failure, bool accepted = false) : Exception(failure.Message)
{
    public StepFailure Failure { get; } = failure;

    public bool Accepted { get; } = accepted;
}
