using Benchmark.Api.Commands;

// The verbs, one file each: Commands/{Serve,Migrate,Import,Export,Backup,Verify,Keys,Hooks}.cs
// What each of them may be given, and the variables that say the same: Settings.cs
// How the program ends: ExitCode.cs
// How the command line is read, and what is said when it is wrong: Commands/CommandLine.cs
// What the server is put together from: Server.cs; its endpoints: Endpoints.cs
return await CommandLine.RunAsync(args, Shell.Current());
