namespace AzureSimulator.Http;

/// <summary>Something else moves the clock.</summary>
internal sealed class OwnerPace : Pace
{
    internal override void Arrive(VirtualClock clock) { }

    internal override TimeSpan? Answer(ArmRequest request, ArmResponse response, VirtualClock clock) => response.RetryAfter;
}
