namespace AzureRest;

/// <summary>No subscription is meant, or more than one could be; the message says what to name.</summary>
public sealed class UnclearSubscriptionException(string message) : Exception(message);
