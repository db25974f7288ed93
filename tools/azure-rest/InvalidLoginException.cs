namespace AzureRest;

/// <summary>A variable of the Azure login has a value that does not exist; the message says what is allowed.</summary>
public sealed class InvalidLoginException(string message, Exception cause) : Exception(message, cause);
